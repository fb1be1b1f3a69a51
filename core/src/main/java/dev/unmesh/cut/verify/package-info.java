/** Whether two networks, or a network and files written from it, answer alike. */
package dev.unmesh.cut.verify;
