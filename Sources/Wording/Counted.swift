/// A number with what it counts, for messages and reports: "1 stage", "12 stages".
public func counted(_ number: Int, _ thing: String) -> String { "\(number) \(thing)" + (number == 1 ? "" : "s") }
