/** Many runs from one file: a grid or a draw over recipe keys and seeds, trained by processes of their own or on a cluster. */
package dev.unmesh.run.sweep;
