extension String {
  /// Text from a student's program, made safe to show: what a terminal would obey (escape sequences,
  /// cursor movements, a change of direction) is replaced by a dot.
  public var harmless: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          switch scalar.value {
          case 0x09: " "
          case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: "·"
          default: scalar
          }
        }))
  }
}
