package org.gatehouse.platform.web.faces;

import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.application.ResourceHandlerWrapper;
import jakarta.faces.application.ResourceWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Serves PrimeFaces' style sheets inside {@code @layer vendor}, so that any rule of ours wins
 * however short its selector is.
 *
 * <p>Their {@code !important} is taken away: in layers it would turn the order round and beat ours.
 */
public class VendorLayer extends ResourceHandlerWrapper {

  private static final String ORDER = "@layer reset, vendor, layout, primefaces, page;\n";
  private static final Pattern IMPORTANT = Pattern.compile("\\s*!\\s*important");

  private final Map<String, byte[]> sheets = new ConcurrentHashMap<>();

  public VendorLayer(ResourceHandler wrapped) {
    super(wrapped);
  }

  @Override
  public @Nullable Resource createResource(String name) {
    return wrap(super.createResource(name));
  }

  @Override
  public @Nullable Resource createResource(String name, String library) {
    return wrap(super.createResource(name, library));
  }

  @Override
  public @Nullable Resource createResource(String name, String library, String type) {
    return wrap(super.createResource(name, library, type));
  }

  private @Nullable Resource wrap(@Nullable Resource resource) {
    boolean vendors =
        resource != null
            && "primefaces".equals(resource.getLibraryName())
            && resource.getResourceName().endsWith(".css");
    return vendors ? new Layered(resource) : resource;
  }

  static String layered(String css) {
    return ORDER + "@layer vendor {\n" + IMPORTANT.matcher(css).replaceAll("") + "\n}\n";
  }

  private final class Layered extends ResourceWrapper {

    Layered(Resource wrapped) {
      super(wrapped);
      setContentType(wrapped.getContentType());
      setLibraryName(wrapped.getLibraryName());
      setResourceName(wrapped.getResourceName());
    }

    @Override
    public InputStream getInputStream() throws IOException {
      byte[] sheet = sheets.get(getResourceName());
      if (sheet == null) {
        try (InputStream in = getWrapped().getInputStream()) {
          String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          sheet = layered(css).getBytes(StandardCharsets.UTF_8);
        }
        sheets.put(getResourceName(), sheet);
      }
      return new ByteArrayInputStream(sheet);
    }
  }
}
