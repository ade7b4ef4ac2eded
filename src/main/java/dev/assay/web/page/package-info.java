/** What every page is made of: its frame, and how verdicts, times, texts from the cluster and parts of long lists are printed. */
@NullMarked
package dev.assay.web.page;

import org.jspecify.annotations.NullMarked;
