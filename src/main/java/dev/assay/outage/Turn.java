package dev.assay.outage;

import dev.assay.verdict.Cause;
import java.time.Instant;

/**
 * An image that could be checked and then could not.
 *
 * @param image canonical
 * @param cause why it cannot
 * @param at when that was seen
 */
record Turn(String image, Cause cause, Instant at) {}
