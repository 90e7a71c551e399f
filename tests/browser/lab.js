// Pictures of a page, compared. Runs in an empty page of its own, since a page's policy may forbid it pictures.
const read = async (shot) => {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${shot}`)).blob());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext("2d");
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height);
};
const light = (data, at) => {
  const [red, green, blue] = [0, 1, 2].map((part) => (data[at + part] / 255 <= 0.04045 ? data[at + part] / 255 / 12.92 : ((data[at + part] / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const ratio = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
// How many pixels of two pictures of one size differ by 3:1 or more.
globalThis.changed = async ([before, after]) => {
  const [one, other] = [(await read(before)).data, (await read(after)).data];
  let count = 0;
  for (let at = 0; at < one.length; at += 4) {
    if ((one[at] !== other[at] || one[at + 1] !== other[at + 1] || one[at + 2] !== other[at + 2]) && ratio(light(one, at), light(other, at)) >= 3) count++;
  }
  return count;
};
// The lowest contrast of colours with any ground in their boxes: [[words, [red, green, blue], [left, top, right, bottom]], …].
globalThis.lowest = async ([shot, lines]) => {
  const { data, width, height } = await read(shot);
  return lines.map(([words, colour, [left, top, right, bottom]]) => {
    let least = 21;
    for (let y = Math.max(0, Math.round(top)); y < Math.min(height, bottom); y++) {
      for (let x = Math.max(0, Math.round(left)); x < Math.min(width, right); x++) least = Math.min(least, ratio(light(data, 4 * (y * width + x)), light(colour, 0)));
    }
    return [words, least];
  });
};
