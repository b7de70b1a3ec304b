/// Stops the program with a message unless a condition holds, in every build.
///
/// For errors of the programmer, such as shapes that do not fit. `precondition` would drop its message under `-O`.
@inlinable
public func require(
  _ condition: @autoclosure () -> Bool, _ message: @autoclosure () -> String, file: StaticString = #fileID,
  line: UInt = #line
) {
  if !condition() { fatalError(message(), file: file, line: line) }
}
