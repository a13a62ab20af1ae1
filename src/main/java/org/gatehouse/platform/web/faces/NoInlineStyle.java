package org.gatehouse.platform.web.faces;

import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.context.ResponseWriterWrapper;
import jakarta.faces.render.RenderKit;
import jakarta.faces.render.RenderKitFactory;
import jakarta.faces.render.RenderKitWrapper;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Drops every {@code style} attribute that a renderer writes, so the policy needs no {@code
 * 'unsafe-inline'}.
 */
public class NoInlineStyle extends RenderKitFactory {

  public NoInlineStyle(RenderKitFactory wrapped) {
    super(wrapped);
  }

  @Override
  public void addRenderKit(String id, RenderKit renderKit) {
    getWrapped().addRenderKit(id, renderKit);
  }

  @Override
  public Iterator<String> getRenderKitIds() {
    return getWrapped().getRenderKitIds();
  }

  @Override
  public @Nullable RenderKit getRenderKit(FacesContext context, String id) {
    RenderKit kit = getWrapped().getRenderKit(context, id);
    return kit == null ? null : new Kit(kit);
  }

  private static final class Kit extends RenderKitWrapper {

    Kit(RenderKit wrapped) {
      super(wrapped);
    }

    @Override
    public ResponseWriter createResponseWriter(Writer out, String types, String encoding) {
      return new Strict(super.createResponseWriter(out, types, encoding));
    }
  }

  private static final class Strict extends ResponseWriterWrapper {

    Strict(ResponseWriter wrapped) {
      super(wrapped);
    }

    @Override
    public void writeAttribute(String name, Object value, String property) throws IOException {
      if (!"style".equals(name)) {
        super.writeAttribute(name, value, property);
      }
    }

    @Override
    public ResponseWriter cloneWithWriter(Writer out) {
      return new Strict(super.cloneWithWriter(out));
    }
  }
}
