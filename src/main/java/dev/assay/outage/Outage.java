package dev.assay.outage;

import dev.assay.verdict.Cause;
import java.time.Instant;

/**
 * Many images turned to the same error within minutes: one incident, not as many violations.
 *
 * @param cause of all of them
 * @param registry the one that all of them come from; blank if it is none or several
 * @param images how many turned
 * @param checked of how many that Kyverno gave an answer about
 * @param from when the first turned
 * @param to when the last turned
 */
public record Outage(Cause cause, String registry, int images, int checked, Instant from, Instant to) {}
