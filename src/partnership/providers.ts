/** The provider of a source where nothing tells who it is. */
export const unknownProvider = "to be confirmed";

/** The provider that the example entry of a new partnership names. */
export const exampleProvider = "Our police force";
