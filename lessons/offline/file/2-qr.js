// A QR code of version 5, level L, mask 0: enough for an address of up to 106 bytes, and no more is needed here.
const QR_SIDE = 37, QR_DATA = 108, QR_CHECK = 26;

function qrCheck(data) {
  const exp = [1], log = [];
  for (let i = 1; i < 255; i++) exp[i] = (exp[i - 1] << 1) ^ (exp[i - 1] & 128 ? 0x11d : 0);
  exp.forEach((value, i) => { log[value] = i; });
  const times = (a, b) => (a && b ? exp[(log[a] + log[b]) % 255] : 0);
  let generator = [1];
  for (let i = 0; i < QR_CHECK; i++) {
    generator = [...generator, 0].map((c, j) => c ^ times(j ? generator[j - 1] : 0, exp[i]));
  }
  const rest = [...data, ...Array(QR_CHECK).fill(0)];
  for (let i = 0; i < data.length; i++) {
    const lead = rest[i];
    generator.forEach((c, j) => { rest[i + j] ^= times(c, lead); });
  }
  return rest.slice(data.length);
}

function qrWords(text) {
  const bytes = [...new TextEncoder().encode(text)];
  let bits = "0100" + [bytes.length, ...bytes].map((b) => b.toString(2).padStart(8, "0")).join("") + "0000";
  bits = bits.padEnd(Math.ceil(bits.length / 8) * 8, "0");
  const words = bits.match(/.{8}/g).map((b) => parseInt(b, 2));
  for (let i = 0; words.length < QR_DATA; i++) words.push(i % 2 ? 0x11 : 0xec);
  return [...words, ...qrCheck(words)];
}

function qrMatrix(text) {
  const grid = Array.from({ length: QR_SIDE }, () => Array(QR_SIDE).fill(null));
  const square = (row, column, reach, dark) => {
    for (let r = -reach; r <= reach; r++) for (let c = -reach; c <= reach; c++) {
      const line = grid[row + r];
      if (line && column + c >= 0 && column + c < QR_SIDE) line[column + c] = dark(Math.max(Math.abs(r), Math.abs(c)));
    }
  };
  [[3, 3], [3, QR_SIDE - 4], [QR_SIDE - 4, 3]].forEach(([r, c]) => square(r, c, 4, (ring) => ring !== 2 && ring !== 4));
  square(30, 30, 2, (ring) => ring !== 1);
  for (let i = 8; i < QR_SIDE - 8; i++) grid[6][i] = grid[i][6] = i % 2 === 0;
  const format = "111011111000100";
  const first = [[8, 0], [8, 1], [8, 2], [8, 3], [8, 4], [8, 5], [8, 7], [8, 8], [7, 8], [5, 8], [4, 8], [3, 8], [2, 8], [1, 8], [0, 8]];
  first.forEach(([r, c], i) => { grid[r][c] = format[i] === "1"; });
  for (let i = 0; i < 7; i++) grid[QR_SIDE - 1 - i][8] = format[i] === "1";
  for (let i = 7; i < 15; i++) grid[8][QR_SIDE - 15 + i] = format[i] === "1";
  grid[QR_SIDE - 8][8] = true;
  const bits = qrWords(text).map((w) => w.toString(2).padStart(8, "0")).join("") + "0000000";
  let at = 0;
  for (let right = QR_SIDE - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right = 5;
    for (let step = 0; step < QR_SIDE; step++) for (const c of [right, right - 1]) {
      const r = up ? QR_SIDE - 1 - step : step;
      if (grid[r][c] === null) grid[r][c] = (bits[at++] === "1") !== ((r + c) % 2 === 0);
    }
  }
  return grid;
}

function qrPicture(text, label) {
  if (new TextEncoder().encode(text).length > 106) return null;
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const quiet = 4, side = QR_SIDE + 2 * quiet;
  const draw = (name, facts) => {
    const shape = document.createElementNS(svg.namespaceURI, name);
    Object.entries(facts).forEach(([key, value]) => shape.setAttribute(key, value));
    svg.append(shape);
  };
  Object.entries({ viewBox: `0 0 ${side} ${side}`, width: 260, height: 260, role: "img", "aria-label": label, "shape-rendering": "crispEdges" })
    .forEach(([key, value]) => svg.setAttribute(key, value));
  draw("rect", { width: side, height: side, fill: "#fff" });
  const path = qrMatrix(text).flatMap((line, r) => line.map((dark, c) => (dark ? `M${c + quiet} ${r + quiet}h1v1h-1z` : ""))).join("");
  draw("path", { d: path, fill: "#14233b" });
  return svg;
}
