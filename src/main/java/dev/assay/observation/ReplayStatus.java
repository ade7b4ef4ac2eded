package dev.assay.observation;

import java.time.Instant;

/**
 * How far the replay of a recording has come. A live cluster has none.
 *
 * @param name of the recording
 * @param position the moment it shows
 * @param speed how many seconds of the recording pass in one second
 * @param ended whether it has reached its end
 */
public record ReplayStatus(String name, Instant position, double speed, boolean ended) {}
