extension String {
  /// The text on one line and without control characters, safe in a terminal, a script and XML.
  var onSingleLine: String {
    let scalars = unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: " "
      case .unassigned where scalar.value & 0xFFFE == 0xFFFE: " "
      default: scalar
      }
    }
    let text = String(String.UnicodeScalarView(scalars))
    return text.split(separator: " ").joined(separator: " ")
  }
}
