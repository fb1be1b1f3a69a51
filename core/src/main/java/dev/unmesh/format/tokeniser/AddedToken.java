package dev.unmesh.format.tokeniser;

/**
 * A token that is found in the text as written, before any splitting and merging.
 *
 * @param normalised whether it is looked for in the normalised text, after those that are not
 */
record AddedToken(String content, int token, boolean normalised) {}
