import NumericsEngine
import Testing

@Suite struct EngineErrorTests {
  @Test(arguments: [
    (
      EngineError.emptyInput(operation: "mean"),
      "mean needs at least one value, but the input is empty"
    ),
    (
      .invalidParameter(name: "bins", value: 0, requirement: "1 or more"),
      "bins must be 1 or more, but is 0"
    ),
    (
      .invalidParameter(name: "probability", value: 1.5, requirement: "in 0...1"),
      "probability must be in 0...1, but is 1.5"
    ),
    (
      .notFinite(index: 3, value: .infinity),
      "the value at index 3 is inf; only finite numbers are allowed here"
    ),
    (.tooFewValues(needed: 2, got: 1), "at least 2 values are needed, but there is only 1"),
    (.tooFewValues(needed: 1, got: 0), "at least 1 value is needed, but there are only 0"),
    (
      .gsl(function: "gsl_sf_log_e", code: 1, message: "input domain error"),
      "GSL's gsl_sf_log_e failed with code 1: input domain error"
    ),
  ])
  func wording(error: EngineError, text: String) {
    #expect("\(error)" == text)
  }
}
