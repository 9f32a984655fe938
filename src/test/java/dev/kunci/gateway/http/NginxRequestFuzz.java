package dev.kunci.gateway.http;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;

/** Any bytes at the gateway port: a parsed check has one value for each relevant header. */
public final class NginxRequestFuzz {

    private static final String START = "GET /gateway/nginx HTTP/1.1\r\nHost: a\r\n";

    private NginxRequestFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        EmbeddedChannel channel = new EmbeddedChannel(new HttpRequestDecoder());
        try {
            channel.writeInbound(Unpooled.wrappedBuffer(
                    (START + "X-Original-Method: GET\r\n").getBytes(StandardCharsets.US_ASCII),
                    data.consumeRemainingAsBytes()));
            for (Object part = channel.readInbound(); part != null; part = channel.readInbound()) {
                if (part instanceof HttpRequest request
                        && request.decoderResult().isSuccess()) {
                    judge(request, new NginxRequest(request.headers()));
                }
                ReferenceCountUtil.release(part);
            }
        } finally {
            channel.finishAndReleaseAll();
        }
    }

    private static void judge(HttpRequest request, NginxRequest nginxRequest) {
        boolean twice = request.headers().getAll("X-Original-URI").size() > 1
                || request.headers().getAll("X-Original-Method").size() > 1
                || request.headers().getAll("X-API-Key").size() > 1
                || request.headers().getAll("Authorization").size() > 1;
        if (twice && !nginxRequest.isBad()) {
            throw new IllegalStateException("a header came twice");
        }
        if (request.headers().contains("Transfer-Encoding") && !nginxRequest.isBad()) {
            throw new IllegalStateException("a question with a body");
        }
        HeaderText.encoded(nginxRequest.token());
    }
}
