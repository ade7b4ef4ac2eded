/** The policies: what they ask of whom, where they refuse, and what in them may not be meant. */
@NullMarked
package dev.assay.web.policy;

import org.jspecify.annotations.NullMarked;
