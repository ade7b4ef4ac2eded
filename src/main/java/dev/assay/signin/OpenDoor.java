package dev.assay.signin;

import dev.assay.access.Viewer;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Says whether Assay may be shown without asking who looks. */
final class OpenDoor {

    private static final String WAYS = """
            Choose who may come in (docs/sign-in.md):
              1. --assay.access.tokens=true            people and machines sign in with a Kubernetes token
              2. --assay.access.oidc.issuer=https://…  people sign in at an identity provider
              3. --assay.access.anonymous-read=true    everybody who reaches the port sees everything
            Or let this machine alone in: --server.address=127.0.0.1""";

    private OpenDoor() {}

    /**
     * Who looks where nobody signs in.
     *
     * @param address that the server is bound to; null for all
     * @param recording what is played in place of a cluster; null for none
     * @throws NoSignInException if the network could look, and nobody said that it may
     */
    static Viewer viewer(AccessProperties properties, @Nullable InetAddress address, @Nullable String recording) {
        boolean demo = recording != null && recording.startsWith("classpath:demo/");
        if (Loopback.bound(address) || demo) {
            return Viewer.ON_OWN_MACHINE;
        }
        if (properties.anonymousRead()) {
            return Viewer.ANYBODY;
        }
        throw new NoSignInException(
                "Assay would show everybody on the network which images run where: nobody has to sign in, and the server"
                        + " listens on " + (address == null ? "all addresses" : address.getHostAddress()) + ".",
                WAYS);
    }

    /** Rights are Kubernetes' own: without a cluster there is nobody to ask for them. */
    static NoSignInException withoutCluster() {
        return new NoSignInException(
                "Signing in needs a cluster: its API server says whose token it is and what they may list.",
                "Watch a cluster, or remove assay.access.tokens and assay.access.oidc: a recording is served to this"
                        + " machine alone.");
    }
}
