import CNumerics
import Testing

@testable import NumericsEngine

@Suite struct GSLTests {
  @Test func failuresComeBackInsteadOfAborting() {
    GSL.start()
    // With GSL's default handler this call ends the process.
    #expect(gsl_ran_discrete_preproc(0, [0.5]) == nil)
  }

  @Test func statusCodesBecomeErrors() throws {
    try GSL.check(Int32(GSL_SUCCESS), function: "gsl_sf_log_e")
    #expect(
      throws: EngineError.gsl(
        function: "gsl_sf_log_e", code: 1, message: "input domain error")
    ) {
      try GSL.check(Int32(GSL_EDOM), function: "gsl_sf_log_e")
    }
  }
}
