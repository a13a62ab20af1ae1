package org.gatehouse.audit.sinks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a post as Standard Webhooks (version 1) says: HMAC-SHA256 over its id, its time and its
 * body, with a dot between them, so that neither can be changed and an old one is told by its time.
 */
final class WebhookSignature {

  private static final String ALGORITHM = "HmacSHA256";

  private WebhookSignature() {}

  /** The three headers; one signature for each key. */
  static Map<String, String> headers(String id, Instant now, byte[] body, List<byte[]> keys) {
    String time = Long.toString(now.getEpochSecond());
    String signatures =
        keys.stream()
            .map(key -> "v1," + Base64.getEncoder().encodeToString(mac(key, id, time, body)))
            .collect(Collectors.joining(" "));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", time);
    headers.put("webhook-signature", signatures);
    return headers;
  }

  private static byte[] mac(byte[] key, String id, String time, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update((id + "." + time + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
