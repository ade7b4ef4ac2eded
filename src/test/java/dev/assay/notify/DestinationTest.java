package dev.assay.notify;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.outbound.OutboundHost;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {

    @Tag("outbound-address")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "http://[::ffff:169.254.169.254]/",
                "http://[fe80::1]/",
                "http://[::ffff:a9fe:a9fe]/",
                "http://[::169.254.169.254]/",
                "http://[64:ff9b::169.254.169.254]/",
                "http://[64:ff9b::a83f:8110]/",
                "http://[2002:a9fe:a9fe::1]/",
                "http://[febf::1]/",
                "http://[fd00:ec2::254]/",
                "http://[fd20:ce::254]/",
                "http://100.100.100.200/",
                "http://168.63.129.16/",
                "http://0.0.0.0/",
                "http://[::]/",
                "http://224.0.0.1/"
            })
    void nothingIsSentToWhereCloudsTellSecrets(String url) {
        assertThatThrownBy(() -> new Destination(URI.create(url)).check())
                .isInstanceOf(OutboundHost.RefusedAddressException.class);
    }

    @Tag("outbound-address")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8080/hook",
                "https://10.0.0.7/",
                "http://[fd00:1::2]/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[64:ff9b::10.0.0.7]/"
            })
    void otherAddressesAreTheOperatorsChoice(String url) {
        assertThatCode(() -> new Destination(URI.create(url)).check()).doesNotThrowAnyException();
    }

    @Tag("credentials")
    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://host/", "file:///etc/passwd", "hooks/assay", "https:///path", "https://user:word@host/"})
    void anythingElseIsNoAddress(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Destination(URI.create(url)))
                .withMessageStartingWith("assay.notify.webhook.url ")
                .withMessageNotContainingAny("word", "hooks/assay");
    }
}
