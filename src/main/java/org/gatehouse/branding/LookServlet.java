package org.gatehouse.branding;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends the style sheet and the logo of an account, {@code /branding/look/<id>/<revision>/look.css}
 * and {@code logo.png}, and the sheets of the preview: {@code schemes/<version>.css} with those
 * that are ready, {@code own/<colour>.css} with the one of a colour.
 *
 * <p>An address names what never changes, so browsers keep it for ever. The id is a secret of those
 * who see the account's pages.
 */
@WebServlet("/branding/look/*")
public class LookServlet extends HttpServlet {

  /** The address of the sheet with the ready schemes, behind the context path. */
  static final String SCHEMES =
      "/branding/look/schemes/" + Integer.toHexString(Sheets.schemes().hashCode()) + ".css";

  /** The beginning of the address of a colour's sheet. */
  static final String OWN = "/branding/look/own/";

  private static final long serialVersionUID = 1L;
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final Pattern FILE =
      Pattern.compile("/([A-Za-z0-9_-]{22})/([0-9]{1,9})/(look\\.css|logo\\.png)");
  private static final Pattern COLOR = Pattern.compile("/own/([0-9a-f]{6})\\.css");
  private static final Pattern READY = Pattern.compile("/schemes/[0-9a-f]{1,8}\\.css");

  @Inject transient Brandings brandings;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = Objects.toString(request.getPathInfo(), "");
    Matcher file = FILE.matcher(path);
    Matcher color = COLOR.matcher(path);
    if (file.matches()) {
      send(file.group(1), file.group(2), file.group(3), response);
    } else if (color.matches()) {
      sheet(Sheets.own(Rgb.find(color.group(1)).orElseThrow()), FOR_EVER, response);
    } else if (READY.matcher(path).matches()) {
      sheet(Sheets.schemes(), SCHEMES.endsWith(path) ? FOR_EVER : "no-cache", response);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private void send(String id, String revision, String file, HttpServletResponse response)
      throws IOException {
    Optional<BrandingDetails> look = brandings.find(id);
    // An older address is one of a page that is still open: it is right enough, but not to be kept.
    String caching =
        look.filter(found -> revision.equals(Integer.toString(found.revision()))).isPresent()
            ? FOR_EVER
            : "no-cache";
    Optional<byte[]> logo =
        file.endsWith("png") && look.isPresent() ? brandings.findLogo(id) : Optional.empty();
    if (look.isPresent() && file.endsWith("css")) {
      sheet(Sheets.account(look.get().palette(), look.get().brightness()), caching, response);
    } else if (logo.isPresent()) {
      write(logo.get(), "image/png", caching, response);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private static void sheet(String sheet, String caching, HttpServletResponse response)
      throws IOException {
    write(sheet.getBytes(StandardCharsets.UTF_8), "text/css;charset=UTF-8", caching, response);
  }

  private static void write(byte[] bytes, String type, String caching, HttpServletResponse response)
      throws IOException {
    response.setContentType(type);
    response.setHeader("Cache-Control", caching);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
