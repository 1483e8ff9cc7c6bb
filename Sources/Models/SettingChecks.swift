// What settings may be; each throws `ModelError.invalidSetting` for what they may not.

func requireNotNegative(_ name: String, _ value: Double) throws(ModelError) {
  if !(value >= 0 && value.isFinite) {
    throw .invalidSetting(name: name, value: value, requirement: "a number from 0")
  }
}

func requirePositive(_ name: String, _ value: Double) throws(ModelError) {
  if !(value > 0 && value.isFinite) {
    throw .invalidSetting(name: name, value: value, requirement: "a number above 0")
  }
}

func requireAtLeast(_ least: Int, _ name: String, _ value: Int) throws(ModelError) {
  if value < least {
    throw .invalidSetting(name: name, value: Double(value), requirement: "\(least) or more")
  }
}

func requireAtMost(_ most: Int, _ name: String, _ value: Int) throws(ModelError) {
  if value > most {
    throw .invalidSetting(name: name, value: Double(value), requirement: "\(most) or less")
  }
}
