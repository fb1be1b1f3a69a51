/** How a page is put together: chapters made from a view, templates that lay them out. Not API. */
package dev.unmesh.report.internal;
