extension GraphError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missingFeed(let name, let shape, let place):
      "The run needs a value for the placeholder \(name)\(at(place)), of shape \(shape). "
        + "Feed one: run(…, feeding: [\(name): …])."
    case .superfluousFeed(let name):
      "A value was fed for the placeholder \(name), but what is run does not depend on it. "
        + "Leave it out."
    case .notAPlaceholder(let node):
      "A value was fed for \(node), which is no placeholder. Only placeholders can be fed."
    case .wrongFeedShape(let name, let expected, let got):
      "The value fed for the placeholder \(name) has the shape \(got), but \(name) was declared "
        + "with \(expected). Feed an array of that shape, or write nil for an extent that may change."
    case .shapesDoNotFit(let node, let place, let inputs, let expected, let got):
      "With the shapes that were fed, \(node)\(at(place)) cannot be computed. It needs "
        + "\(expected), but got \(got). Its inputs are \(inputs.joined(separator: " and "))."
    case .invalidIndex(let node, let value, let limit):
      "\(node) was given \(value) as an index, but needs whole numbers from 0 to \(limit - 1)."
    case .assignedTwice(let variable):
      "One run would change the variable \(variable) twice. Run the actions one after the other."
    case .wrongVariableShape(let variable, let expected, let got):
      "The variable \(variable) has the shape \(expected), but was given an array of shape \(got). "
        + "A variable keeps its shape: give it one of \(expected), or make another variable."
    }
  }

  private func at(_ place: SourcePlace?) -> String { place.map { " (made at \($0))" } ?? "" }
}
