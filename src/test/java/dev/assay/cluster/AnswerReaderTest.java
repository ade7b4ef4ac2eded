package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {

    private final List<String> objects = new ArrayList<>();

    @Test
    void listsAreReadWithoutWhatIsManagedBelowAndOtherwiseWhole() throws IOException {
        AnswerReader.Page page = AnswerReader.page(bytes("""
                {"metadata":{"resourceVersion":"7","continue":"x","remainingItemCount":3},"items":[
                {"metadata":{"managedFields":[{"manager":"kubectl","time":[{}],"fieldsV1":{"f:a":{"f:b":{}}}}],"name":"a",\
                "labels":{"managedFields":"label"}},"spec":{"managedFields":"spec"}},
                {"metadata":null,"kind":"B"},null,5]}"""), object -> objects.add(object.toString()));

        assertThat(page).isEqualTo(new AnswerReader.Page("7", "x", 3));
        assertThat(objects)
                .containsExactly(
                        "{\"metadata\":{\"managedFields\":[{\"manager\":\"kubectl\",\"fieldsV1\":{\"f:a\":null}}],\"name\":\"a\",\"labels\":{\"managedFields\":\"label\"}},"
                                + "\"spec\":{\"managedFields\":\"spec\"}}",
                        "{\"metadata\":null,\"kind\":\"B\"}",
                        "null",
                        "5");
    }

    @Test
    void eventsAreReadWithoutWhatIsManagedBelowAndOtherwiseWhole() throws IOException {
        AnswerReader.events(bytes("""
                {"type":"ADDED","object":{"metadata":{"name":"a","managedFields":[{}]},"spec":{}}}
                {"type":"ERROR","object":{"code":410}}
                [1]"""), event -> objects.add(event.toString()));

        assertThat(objects)
                .containsExactly(
                        "{\"type\":\"ADDED\",\"object\":{\"metadata\":{\"name\":\"a\",\"managedFields\":[{}]},\"spec\":{}}}",
                        "{\"type\":\"ERROR\",\"object\":{\"code\":410}}",
                        "[1]");
    }

    private static ByteArrayInputStream bytes(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }
}
