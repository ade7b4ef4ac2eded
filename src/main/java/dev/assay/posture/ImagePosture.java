package dev.assay.posture;

import dev.assay.verdict.Judgement;
import java.util.List;

/**
 * One image in one namespace.
 *
 * @param image canonical
 * @param overall the worst of all its places and policies
 * @param placements where it runs or could run
 * @param oldestSecond when the oldest evidence was written that a verdict rests on, in seconds since 1970; the greatest
 *     number there is without evidence
 */
public record ImagePosture(String image, Judgement overall, List<Placement> placements, long oldestSecond) {}
