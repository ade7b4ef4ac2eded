package dev.assay.signin;

import dev.assay.access.Identity;
import dev.assay.access.Sight;
import dev.assay.access.Sights;
import dev.assay.access.Viewer;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;

/** Whoever signed in for the request that this thread answers. */
final class SignedInViewer implements Viewer {

    private final Sights sights;

    SignedInViewer(Sights sights) {
        this.sights = sights;
    }

    @Override
    public Sight sight() {
        return identity().map(sights::of).orElse(Sight.NOTHING);
    }

    @Override
    public Optional<String> name() {
        return identity().map(Identity::name);
    }

    private static Optional<Identity> identity() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn
                ? Optional.of(signedIn.identity())
                : Optional.empty();
    }
}
