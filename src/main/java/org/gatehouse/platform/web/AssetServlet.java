package org.gatehouse.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Sends our assets: for ever when the address carries their present version, else for now. */
@WebServlet({"/resources/*", "/favicon.ico"})
public class AssetServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String ONE_DAY = "public, max-age=86400";

  @Inject transient Assets assets;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getPathInfo() == null) {
      send(assets.find("mark.svg"), ONE_DAY, request, response);
      return;
    }
    String[] path = request.getPathInfo().split("/", 3);
    if (path.length < 3) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    // Another version is asked for while nodes are being updated: right enough, but not to be kept.
    send(assets.find(path[2]), assets.current(path[1]) ? FOR_EVER : "no-cache", request, response);
  }

  private static void send(
      Optional<Asset> found,
      String caching,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    if (found.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Asset asset = found.get();
    boolean zipped = asset.zipped().length > 0 && takesGzip(request);
    byte[] body = zipped ? asset.zipped() : asset.bytes();
    response.setContentType(asset.type());
    response.setHeader("Cache-Control", caching);
    response.setHeader("Vary", "Accept-Encoding");
    if (zipped) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static boolean takesGzip(HttpServletRequest request) {
    String accepted = request.getHeader("Accept-Encoding");
    return accepted != null && accepted.contains("gzip");
  }
}
