package dev.assay.signin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** An answer that was read to its end, which came soon enough. */
final class BoundedAnswer implements ClientHttpResponse {

    private final ClientHttpResponse response;
    private final byte[] body;

    private BoundedAnswer(ClientHttpResponse response, byte[] body) {
        this.response = response;
        this.body = body;
    }

    /**
     * Reads an answer.
     *
     * @param longest how many bytes it may have, once they are unpacked
     * @throws IOException if it has more, of which no more is read
     */
    static BoundedAnswer read(ClientHttpResponse response, int longest) throws IOException {
        InputStream in = response.getBody();
        byte[] body = in.readNBytes(longest + 1);
        if (body.length > longest) {
            // The response itself would read on to the end when it is closed.
            in.close();
            throw new IOException("the answer is longer than " + longest + " bytes");
        }
        return new BoundedAnswer(response, body);
    }

    @Override
    public HttpStatusCode getStatusCode() throws IOException {
        return response.getStatusCode();
    }

    @Override
    public String getStatusText() throws IOException {
        return response.getStatusText();
    }

    @Override
    public HttpHeaders getHeaders() {
        return response.getHeaders();
    }

    @Override
    public InputStream getBody() {
        return new ByteArrayInputStream(body);
    }

    @Override
    public void close() {
        response.close();
    }
}
