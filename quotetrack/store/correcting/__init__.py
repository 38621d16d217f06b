"""What people decided on quotations and documents, put over whatever the program finds."""
