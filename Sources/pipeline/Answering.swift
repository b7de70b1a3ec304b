import ArgumentParser
import Experiments
import Foundation

/// Runs the work of a command, prints what it answers, and exits with the status that the answer has.
///
/// An error of the user, in the command or in a notebook, goes to standard error and exits with 64.
func answering(_ work: () async throws -> Answer) async throws {
  let answer: Answer
  do {
    answer = try await work()
  } catch let error where error is ExitCode || error is CleanExit {
    throw error
  } catch {
    FileHandle.standardError.write(Data("\(error)\n".utf8))
    throw ExitCode(isUsersMistake(error) ? 64 : 1)
  }
  FileHandle.standardOutput.write(Data(answer.output))
  if answer.status != 0 { throw ExitCode(answer.status) }
}
