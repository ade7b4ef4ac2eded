package dev.assay.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** As kube-apiserver's --oidc-username-claim, -prefix, --oidc-groups-claim and -prefix do. */
class ClaimMappingTest {

    private static final String ISSUER = "https://issuer.test";

    @Test
    void withoutAPrefixTheIssuerStandsBeforeTheName() {
        assertThat(mapping("sub", "", "", "").identity(Map.of("sub", "42")).name())
                .isEqualTo("https://issuer.test#42");
    }

    @Test
    void anEmailAndADashHaveNone() {
        assertThat(mapping("email", "", "", "")
                        .identity(Map.of("email", "jane@acme.test"))
                        .name())
                .isEqualTo("jane@acme.test");
        assertThat(mapping("name", "-", "", "").identity(Map.of("name", "jane")).name())
                .isEqualTo("jane");
        assertThat(mapping("name", "oidc:", "", "")
                        .identity(Map.of("name", "jane"))
                        .name())
                .isEqualTo("oidc:jane");
    }

    @Test
    void anEmailThatIsNotVerifiedIsNobodys() {
        ClaimMapping email = mapping("email", "", "", "");
        assertThatThrownBy(() -> email.identity(Map.of("email", "jane@acme.test", "email_verified", false)))
                .hasMessageContaining("not verified");
        assertThat(email.identity(Map.of("email", "jane@acme.test", "email_verified", true))
                        .name())
                .isEqualTo("jane@acme.test");
    }

    @Test
    void groupsAreOneOrManyWithTheirPrefix() {
        ClaimMapping mapping = mapping("sub", "", "groups", "oidc:");

        assertThat(mapping.identity(Map.of("sub", "42", "groups", List.of("dev", "ops")))
                        .groups())
                .containsExactly("oidc:dev", "oidc:ops", "system:authenticated");
        assertThat(mapping.identity(Map.of("sub", "42", "groups", "dev")).groups())
                .containsExactly("oidc:dev", "system:authenticated");
        assertThat(mapping.identity(Map.of("sub", "42")).groups()).containsExactly("system:authenticated");
    }

    /** Else whoever runs the issuer would be whoever they like in the cluster. */
    @Test
    void anIssuerCannotNameKubernetesOwnUsersAndGroups() {
        assertThat(mapping("sub", "", "groups", "")
                        .identity(Map.of("sub", "42", "groups", List.of("system:masters", "dev")))
                        .groups())
                .containsExactly("dev", "system:authenticated");
        assertThatThrownBy(() -> mapping("name", "-", "", "").identity(Map.of("name", "system:admin")))
                .hasMessageContaining("system:");
    }

    @Test
    void withoutANameThereIsNobody() {
        for (Object no : List.of(42, "", " ", List.of("jane"))) {
            assertThatThrownBy(() -> mapping("sub", "", "", "").identity(Map.of("sub", no)))
                    .hasMessageContaining("'sub'");
        }
    }

    private static ClaimMapping mapping(String claim, String prefix, String groups, String groupsPrefix) {
        return new ClaimMapping(new AccessProperties.Oidc(ISSUER, "assay", "", claim, prefix, groups, groupsPrefix));
    }
}
