# Read while the model runtime is configured. llama.cpp's helpers for its own command-line programs are more than half
# of what would be compiled, and the Python package does not use them.
set(LLAMA_BUILD_COMMON OFF)
