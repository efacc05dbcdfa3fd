"""What an event is. The innermost room: plain frozen values, no files, no SQL, no geometry library, no pixels."""
