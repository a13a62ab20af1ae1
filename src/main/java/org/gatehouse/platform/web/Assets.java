package org.gatehouse.platform.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Our style sheets, script, icons and fonts: read once, held in memory, addressed by their content.
 *
 * <p>Style sheets are written one file a concern and sent as two: {@code gate.css} for the pages
 * before sign-in, {@code app.css} for the rest. In a page: {@code #{assets.url('app.css')}}.
 */
@Named("assets")
@ApplicationScoped
public class Assets {

  private static final String FOLDER = "/WEB-INF/assets/";
  private static final int VERSION_LENGTH = 12;
  private static final List<String> GATE =
      List.of("tokens", "font", "reset", "basics", "actions", "field", "notice", "gate", "media");
  private static final List<String> APP =
      List.of(
          "tokens",
          "font",
          "reset",
          "basics",
          "shell",
          "palette",
          "page-head",
          "actions",
          "card",
          "meta",
          "field",
          "badge",
          "notice",
          "table",
          "stepper",
          "checks",
          "panel",
          "tiles",
          "dialog",
          "empty",
          "media",
          "primefaces",
          "pages",
          "home",
          "people",
          "factors",
          "sso-trace",
          "demo",
          "branding",
          "audit",
          "audit-export");

  @Inject ServletContext context;

  private Map<String, Asset> assets = Map.of();
  private String version = "";

  @PostConstruct
  void load() {
    Map<String, Asset> read = new TreeMap<>();
    read.put("gate.css", Asset.of("gate.css", sheet(GATE)));
    read.put("app.css", Asset.of("app.css", sheet(APP)));
    for (String folder : List.of("", "fonts/", "js/")) {
      for (String path : context.getResourcePaths(FOLDER + folder)) {
        if (!path.endsWith("/")) {
          String name = path.substring(FOLDER.length());
          read.put(name, Asset.of(name, bytes(path)));
        }
      }
    }
    assets = Map.copyOf(read);
    version = version(read);
  }

  /** The address of an asset; it changes with the content, so browsers may keep it for ever. */
  public String url(String name) {
    return context.getContextPath() + "/resources/" + version + "/" + name;
  }

  Optional<Asset> find(String name) {
    return Optional.ofNullable(assets.get(name));
  }

  boolean current(String asked) {
    return version.equals(asked);
  }

  private byte[] sheet(List<String> concerns) {
    ByteArrayOutputStream sheet = new ByteArrayOutputStream();
    concerns.forEach(concern -> sheet.writeBytes(bytes(FOLDER + "css/" + concern + ".css")));
    return sheet.toByteArray();
  }

  private byte[] bytes(String path) {
    try (InputStream in = context.getResourceAsStream(path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  private static String version(Map<String, Asset> assets) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      assets.forEach(
          (name, asset) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(asset.bytes());
          });
      return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
