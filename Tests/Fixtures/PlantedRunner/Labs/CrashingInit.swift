import LabKit

/// A lab that ends its program before it can be asked anything.
struct CrashingInit: Lab {
  static var number: Int { 3 }
  var endpoints: [Endpoint] { [] }

  init() {
    let nothing: [Int] = []
    print(nothing[nothing.count])
  }
}
