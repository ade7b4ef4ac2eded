package dev.assay.cluster;

import dev.assay.observation.ObjectRef;
import java.time.Instant;

/** Takes what the watch of one kind delivers. */
interface WatchSink {

    /** An object was seen, or its end. */
    void take(WatchEvent event);

    /** The end of an object was not seen, but it is no longer there. */
    void missing(Instant at, ObjectRef object);
}
