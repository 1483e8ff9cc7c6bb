import CNumerics

/// The state that the GNU Scientific Library needs before its first call, and its status codes.
enum GSL {
  /// Out of the box GSL aborts the process on any error. A static is initialised once, whichever
  /// thread comes first.
  private static let errorHandlerIsOff: Void = {
    _ = gsl_set_error_handler_off()
  }()

  /// Must run before any other GSL call; every kernel that calls GSL begins with it.
  static func start() {
    _ = errorHandlerIsOff
  }

  /// Turns a GSL status code into an error.
  ///
  /// - Throws: ``EngineError/gsl(function:code:message:)`` unless `code` is `GSL_SUCCESS`.
  static func check(_ code: Int32, function: String) throws(EngineError) {
    guard Int(code) != GSL_SUCCESS else { return }
    let message = gsl_strerror(code).map { String(cString: $0) } ?? "unknown error"
    throw .gsl(function: function, code: Int(code), message: message)
  }
}
