/** Tables: tasks by settings by seeds, trained in parallel, kept cell by cell, summarised and compared pair by pair. */
package dev.unmesh.run.table;
