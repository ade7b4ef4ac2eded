package dev.assay.access;

import java.io.IOException;
import java.util.Optional;

/** Asks whose token it is. */
@FunctionalInterface
public interface TokenReviews {

    /**
     * Who the token belongs to; empty if it is not valid, or not meant for Assay.
     *
     * @throws IOException if nobody can tell; the token counts for nothing then
     */
    Optional<Identity> review(String token) throws IOException;
}
