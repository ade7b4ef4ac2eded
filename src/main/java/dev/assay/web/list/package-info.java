/**
 * Lists of any length, each described once: from a {@link dev.assay.web.list.ListShape} come the table, its filters, order,
 * parts and columns, all of which live in the address, and the same rows as CSV and JSON.
 */
@NullMarked
package dev.assay.web.list;

import org.jspecify.annotations.NullMarked;
