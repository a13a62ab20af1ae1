package org.gatehouse.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Gives accounts login hosts of their own, as their managers and their DNS do. */
public final class OwnHosts {

  private final Api api;
  private final DnsServer dns;

  public OwnHosts(Gatehouse gatehouse) {
    api = gatehouse.api();
    dns = gatehouse.dns();
  }

  /** The call for the login host of an account. */
  public static String path(String slug) {
    return "/accounts/" + slug + "/branding/host";
  }

  /** A host whose pages the browser of the tests finds. */
  public static String name(String slug) {
    return "login." + slug + ".hosts.example";
  }

  /** Gives the account a logo. */
  public void logo(String slug) {
    BufferedImage image = new BufferedImage(96, 40, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.ORANGE);
    pen.fillRoundRect(4, 4, 88, 32, 12, 12);
    pen.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    expect(api.put("/accounts/" + slug + "/branding/logo", "image/png", png.toByteArray()));
  }

  /** Claims a host for the account. */
  public Answer claim(String slug, String host) {
    return api.put(path(slug), "{\"loginHost\":\"" + host + "\"}");
  }

  /** Sets the records that a claim asks for. */
  public void publish(JsonNode claim) {
    for (JsonNode record : claim.path("records")) {
      dns.remove(record.path("name").asText());
      dns.set(
          record.path("name").asText(),
          record.path("type").asText(),
          record.path("value").asText());
    }
  }

  /** Looks at the records now. */
  public JsonNode check(String slug) {
    return expect(api.post(path(slug) + "/check", "")).json();
  }

  /** An active host of the account. */
  public String activate(String slug) {
    String host = name(slug);
    logo(slug);
    publish(expect(claim(slug, host)).json());
    String status = check(slug).path("status").asText();
    if (!status.equals("ACTIVE")) {
      throw new AssertionError(host + " is " + status);
    }
    return host;
  }

  private static Answer expect(Answer answer) {
    if (answer.status() != 200) {
      throw new AssertionError(answer.toString());
    }
    return answer;
  }
}
