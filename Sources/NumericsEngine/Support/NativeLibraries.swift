import CNumerics

/// The C libraries the engine runs on, in their own words.
public enum NativeLibraries {
  /// OpenBLAS: version, options, and the kernel it chose for this processor.
  public static var openBLAS: String {
    openblas_get_config().map { String(cString: $0) } ?? "OpenBLAS of an unknown version"
  }

  /// GSL, with its version.
  public static var gsl: String { "GSL " + GSL_VERSION }
}
