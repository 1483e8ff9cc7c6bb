extension EngineError: CustomStringConvertible {
  /// The fault in one sentence, with its numbers.
  public var description: String {
    switch self {
    case .emptyInput(let operation):
      "\(operation) needs at least one value, but the input is empty"
    case .invalidParameter(let name, let value, let requirement):
      "\(name) must be \(requirement), but is \(Self.text(value))"
    case .notFinite(let index, let value):
      "the value at index \(index) is \(Self.text(value)); only finite numbers are allowed here"
    case .tooFewValues(let needed, let got):
      "at least \(needed) \(needed == 1 ? "value is" : "values are") needed, but there "
        + (got == 1 ? "is only 1" : "are only \(got)")
    case .gsl(let function, let code, let message):
      "GSL's \(function) failed with code \(code): \(message)"
    }
  }

  private static func text(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }
}
