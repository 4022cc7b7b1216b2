package cn.sidian.certificate.layout;

import cn.sidian.certificate.MetadataItem;
import cn.sidian.certificate.catalog.CertificateType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be drawn.
 *
 * @param form certificate, copy or preview
 * @param type its edition: the layout follows from it
 * @param identifier what stands below the code
 * @param items what is shown; items of the type's rows that are absent leave their place out
 * @param photo the photo, or null
 * @param code the text of the printed code, or null for none
 * @param notice what is woven into every page of a copy, or null
 * @param attachment the associated file, or null
 */
public record LayoutRequest(
    Form form,
    CertificateType type,
    String identifier,
    List<MetadataItem> items,
    @Nullable CertificatePhoto photo,
    @Nullable String code,
    @Nullable String notice,
    @Nullable Attachment attachment) {
  /** What becomes of the drawing. */
  public enum Form {
    /** The certificate itself. */
    CERTIFICATE,
    /** A copy for one purpose. */
    COPY,
    /** A preview, watermarked; never sealed. */
    PREVIEW
  }

  /**
   * A file inside the PDF (PDF/A-3, AFRelationship Data).
   *
   * @param name its name
   * @param bytes its content, JSON
   */
  public record Attachment(String name, byte[] bytes) {
    /**
     * Copies the bytes.
     *
     * @param name its name
     * @param bytes its content
     */
    public Attachment {
      Objects.requireNonNull(name, "name");
      bytes = bytes.clone();
    }

    /**
     * The content.
     *
     * @return a copy
     */
    @Override
    public byte[] bytes() {
      return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Attachment a && a.name.equals(name) && Arrays.equals(a.bytes, bytes);
    }

    @Override
    public int hashCode() {
      return name.hashCode() ^ Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "Attachment[" + name + "]";
    }
  }

  /**
   * Copies the list.
   *
   * @param form certificate, copy or preview
   * @param type its edition
   * @param identifier what stands below the code
   * @param items what is shown
   * @param photo the photo, or null
   * @param code the text of the printed code, or null
   * @param notice what is woven in, or null
   * @param attachment the associated file, or null
   */
  public LayoutRequest {
    Objects.requireNonNull(form, "form");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(identifier, "identifier");
    items = List.copyOf(items);
  }

  @Override
  public String toString() {
    return "LayoutRequest[" + form + ", " + type.code() + "]";
  }
}
