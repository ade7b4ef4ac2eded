package dev.assay.cluster;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.client.OAuthTokenProvider;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The {@code tokenFile} of a kubeconfig, which fabric8 passes over. Read at each request, as whoever renews it says nothing. */
record TokenFile(Path file) implements OAuthTokenProvider {

    /** That of a user who has no other token; a path is relative to the kubeconfig. */
    static Optional<TokenFile> of(Path kubeconfig, String user) throws IOException {
        Config parsed = Serialization.unmarshal(Files.readString(kubeconfig), Config.class);
        return parsed.getUsers().stream()
                .filter(named -> user.equals(named.getName()))
                .map(NamedAuthInfo::getUser)
                .filter(found -> found != null && found.getToken() == null)
                .map(AuthInfo::getTokenFile)
                .filter(path -> path != null && !path.isBlank())
                .findFirst()
                .map(path -> new TokenFile(kubeconfig.toAbsolutePath().resolveSibling(path)));
    }

    /** Without one the API server says that nobody is signed in, which is shown. */
    @Override
    public String getToken() {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
