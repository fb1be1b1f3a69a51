/** Dense networks trained on plain arrays: what a network of a few dozen neurons costs when no tensor library stands in between. */
package dev.unmesh.train.dense;
