/** The Government Analysis Function's palette, and the greys that axes, grids and words take. */
export const palette = {
  darkBlue: "#12436D",
  turquoise: "#28A197",
  darkPink: "#801650",
  orange: "#F46A25",
  darkGrey: "#3D3D3D",
  lightPurple: "#A285D1",
  /** The Analysis Function's mid blue and light blue, for sequential scales. */
  midBlue: "#2073BC",
  lightBlue: "#6BACE6",
  /** The quiet colour beside the one in focus. */
  quiet: "#BFBFBF",
  ink: "#1B1F24",
  soft: "#4A525C",
  axis: "#595959",
  grid: "#E1E5EA",
  /** Translucent, so that the grid shows through. */
  shade: "rgba(18,67,109,0.08)",
  paper: "#FFFFFF",
} as const;

/** Quoted, since a name with a digit for a word is no CSS identifier. */
export const fontFamily = "'Source Sans 3', sans-serif";
/** Pixels at the chart's own width; charts are shown close to it, so that no word falls below 12 pixels. */
export const textSize = 13;
/** Room for one line of text. */
export const lineHeight = 17;
/** Charts narrower than this are drawn for a phone: what stands in the margins moves into the key. */
export const compactBelow = 480;
