package cn.sidian.certificate.internal.catalog;

import cn.sidian.certificate.catalog.CertificateCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The sample types that are shipped. */
public final class SampleTypes {
  private SampleTypes() {}

  /** Reads them. */
  public static CertificateCatalog catalog() {
    try (InputStream in = SampleTypes.class.getResourceAsStream("samples.json")) {
      if (in == null) {
        throw new IllegalStateException("samples.json is missing from the jar");
      }
      return CatalogJson.read(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
