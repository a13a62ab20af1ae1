package org.gatehouse.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.testing.Web;

/** The server's heap, as its metrics tell. */
final class Heap {

  private static final Pattern USED =
      Pattern.compile("memory_usedHeap_bytes(?:\\{[^}]*})? ([0-9.E]+)");

  private final HttpClient client = Web.client().build();
  private final URI metrics;

  Heap(URI management) {
    this.metrics = management.resolve("/metrics");
  }

  double usedMegabytes() throws Exception {
    String text =
        client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString()).body();
    Matcher used = USED.matcher(text);
    if (!used.find()) {
      throw new IllegalStateException(text.lines().limit(30).toList().toString());
    }
    return Double.parseDouble(used.group(1)) / 1e6;
  }
}
